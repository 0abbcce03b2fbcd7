/// A part of the body. Its bytes may be in memory that is not the engine's.
pub trait Chunk {
    /// How many bytes are left.
    fn remaining(&self) -> usize;
    /// Moves as many bytes into `room` as fit, and returns how many.
    fn read(&mut self, room: &mut [u8]) -> usize;
}

impl Chunk for &[u8] {
    fn remaining(&self) -> usize {
        self.len()
    }

    fn read(&mut self, room: &mut [u8]) -> usize {
        let (head, tail) = self.split_at(self.len().min(room.len()));
        for (free, byte) in room.iter_mut().zip(head) {
            *free = *byte;
        }
        *self = tail;
        head.len()
    }
}
