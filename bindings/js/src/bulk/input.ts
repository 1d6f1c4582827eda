const encoder = new TextEncoder();

/** Writes a chunk from the index `at`, as far as there is room. @internal */
export function put(chunk: string | Uint8Array, at: number, room: Uint8Array): { read: number; written: number } {
  let end = Math.min(at + room.length, chunk.length);
  if (typeof chunk === "string") {
    // Never splits a surrogate pair.
    if (end < chunk.length && isHighSurrogate(chunk, end - 1)) end--;
    return encoder.encodeInto(chunk.slice(at, end), room);
  }
  room.set(chunk.subarray(at, end));
  return { read: end - at, written: end - at };
}

function isHighSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800;
}

/** Writes the chunks of a stream until the stream ends, `isEnough` returns true, or the signal aborts. @internal */
export async function pump(
  stream: ReadableStream<unknown>,
  write: (chunk: string | Uint8Array) => Promise<void>,
  isEnough: () => boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  const reader = stream.getReader();
  const abort = (): void => void reader.cancel(signal?.reason).catch(() => {});
  signal?.addEventListener("abort", abort);
  /** The first half of a surrogate pair whose second half is in the next chunk. */
  let half = "";
  try {
    while (!isEnough()) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (typeof value === "string") {
        const text = half + value;
        half = isHighSurrogate(text, text.length - 1) ? text.slice(-1) : "";
        await write(half ? text.slice(0, -1) : text);
        continue;
      }
      if (half) await write(half);
      half = "";
      if (done) return;
      if (!(value instanceof Uint8Array)) throw new TypeError("The chunks of the stream must be strings or Uint8Arrays");
      await write(value);
    }
    abort();
  } catch (error) {
    abort();
    throw error;
  } finally {
    signal?.removeEventListener("abort", abort);
    reader.releaseLock();
  }
}
