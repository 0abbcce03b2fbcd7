/**
 * Does work and returns the longest time, in milliseconds, for which the page could do nothing else meanwhile: messages that
 * the page sends itself come as soon as it is free, so the longest wait between two of them is the longest block.
 */
export async function longestBlock(work: () => unknown): Promise<number> {
  const { port1, port2 } = new MessageChannel();
  let longest = 0;
  let last = performance.now();
  await new Promise<void>((started) => {
    port1.onmessage = () => {
      started();
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      port2.postMessage(null);
    };
    port2.postMessage(null);
  });
  longest = 0;
  last = performance.now();
  await work();
  longest = Math.max(longest, performance.now() - last);
  port1.close();
  return longest;
}
