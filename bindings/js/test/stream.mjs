/** A stream of the chunks that an iterator gives. */
export const streamOf = (chunks) =>
  new ReadableStream({
    pull(controller) {
      const { done, value } = chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
