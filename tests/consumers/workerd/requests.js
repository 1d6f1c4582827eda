import worker from "./worker.js";

/** Sends requests through the worker to an API that says what it got. */
export default {
  async test() {
    const env = { API: { fetch: async (request) => new Response(`${request.method} ${await request.text()}`) } };
    const answers = [];
    for (const body of [
      '{"Id":7,"CoworkerContractId":12,"FullName":"Ada"}',
      '{"Id":7,"CoworkerContractId":12}',
      "{",
      undefined,
    ]) {
      const request = new Request("https://example.com/contacts", { method: body ? "PUT" : "GET", body });
      const response = await worker.fetch(request, env);
      answers.push(`${response.status} ${await response.text()}`);
    }
    console.log(JSON.stringify(answers));
  },
};
