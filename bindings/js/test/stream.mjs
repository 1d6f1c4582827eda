/** Returns a stream of the chunks of an iterator. */
export const streamOf = (chunks) =>
  new ReadableStream({
    pull(controller) {
      const { done, value } = chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
