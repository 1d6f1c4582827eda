import { failure, validateUpdate } from "contract-contact";

/**
 * Stands before the API, which is bound to it as a service named API: a PUT whose record the rules refuse is answered
 * here, as the API would. Everything else goes on to it, also what is not JSON.
 */
export default {
  async fetch(request, env) {
    if (request.method !== "PUT") return env.API.fetch(request);
    const errors = await request
      .clone()
      .json()
      .then(
        (record) => validateUpdate(record),
        () => [],
      );
    return errors.length > 0 ? Response.json(failure(errors), { status: 400 }) : env.API.fetch(request);
  },
};
