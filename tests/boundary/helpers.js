// What the tests of the boundary need of JavaScript: one expression, evaluated by tests/boundary.rs.
(() => {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  const utf16 = new TextDecoder("utf-16le", { ignoreBOM: true });
  const latin1 = new TextDecoder("latin1");

  /** What the platform makes of a body; nothing where it refuses it. */
  function platform(bytes) {
    try {
      return JSON.parse(utf8.decode(bytes));
    } catch {
      return undefined;
    }
  }

  /** A sink of the wire tree: its records go to `records`. */
  function collectTrees(memory, records) {
    return {
      begin() {},
      take(_header, source, length) {
        const bytes = new Uint8Array(memory.buffer, source, length);
        records.push(...JSON.parse(utf8.decode(bytes)));
      },
    };
  }

  const [GROUP, END] = [1, 5];
  const [NULL, INTERNED, SMALL, DOUBLE, BOOLEAN] = [-1, -2, -3, -4, -5];

  /** A sink of models: of every record, the value of one property, or of one in a group, goes to `values`. */
  function collectValues(memory, name, values) {
    let take;
    const begin = (layout) => {
      const tables = JSON.parse(layout);
      const columns = tables[0];
      const index = columns.findIndex((column) => column[1] === name && column[0] !== GROUP);
      const words = (from, to) => 2 * columns.slice(from, to).filter(([form]) => form !== END).length;
      const [offset, stride] = [words(0, index), words(0)];
      const interned = [];
      take = (header) => {
        const { buffer } = memory;
        const all = new Int32Array(buffer);
        const head = all.subarray(header >>> 2);
        const narrow = latin1.decode(new Uint8Array(buffer, head[1], head[2]));
        const units = new Uint16Array(buffer, head[3], head[4]);
        const wide = head[0] ? Array.from(units, (unit) => String.fromCharCode(unit)).join("") : utf16.decode(units);
        const parsed = head[8] ? JSON.parse(utf8.decode(new Uint8Array(buffer, head[7], head[8]))) : [];
        const doubles = new Float64Array(buffer, head[9], head[10]);
        let [narrowStart, wideStart, fresh, row] = [0, 0, 0, 0];
        const text = (length, place) => {
          if (length === INTERNED) return interned[place];
          const [part, start] = place < 0 ? [wide, wideStart] : [narrow, narrowStart];
          const from = start + (place & 0x7fffffff);
          return part.slice(from, from + length);
        };
        for (let part = head[11] >>> 2, end = part + head[12]; part < end; part += 3 + tables.length) {
          const [narrowEnd, wideEnd, freshEnd, rowsEnd] = all.subarray(part, part + 4);
          for (; fresh < freshEnd; fresh++) {
            const at = (head[5] >>> 2) + 2 * fresh;
            interned.push(text(all[at], all[at + 1]));
          }
          for (; row < rowsEnd; row++) {
            const at = (head[13] >>> 2) + row * stride + offset;
            const [mark, word] = [all[at], all[at + 1]];
            if (mark === NULL) values.push(null);
            else if (mark >= 0 || mark === INTERNED) values.push(text(mark, word));
            else if (mark === SMALL) values.push(word);
            else if (mark === DOUBLE) values.push(doubles[word]);
            else if (mark === BOOLEAN) values.push(word === 1);
            else values.push(parsed[word]);
          }
          [narrowStart, wideStart] = [narrowEnd, wideEnd];
        }
      };
    };
    return { begin, take: (header) => take(header) };
  }

  /** A sink that throws. */
  function refuse(thrown) {
    return {
      begin() {},
      take() {
        throw thrown;
      },
    };
  }

  /** A hook that keeps what it is called with. */
  function keep(calls) {
    return (...args) => calls.push(args);
  }

  /** Whether two values of JSON are the same, to the sign of zeros. */
  function same(a, b) {
    if (Object.is(a, b)) return true;
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
    const [keys, others] = [Object.keys(a), Object.keys(b)];
    return keys.length === others.length && keys.every((key, i) => key === others[i] && same(a[key], b[key]));
  }

  return { platform, collectTrees, collectValues, refuse, keep, same };
})();
