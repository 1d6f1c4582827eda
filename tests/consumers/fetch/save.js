import { describe, readResponse, toUpdate, validateUpdate } from "contract-contact";

/**
 * Changes some properties of a contact: reads the stored record, merges the changes, checks the whole record and sends it.
 * Returns the messages by property, and under "" a message that is about no property. Without a message the contact is saved.
 */
export async function save(address, id, changes, headers) {
  const read = await fetch(`${address}/${id}`, { headers });
  if (!read.ok) return { "": `The contact cannot be read: ${read.status}` };
  const body = toUpdate(await read.json(), changes);

  const errors = validateUpdate(body);
  if (errors.length > 0) return words(errors);

  const answer = await readResponse(
    await fetch(address, {
      method: "PUT",
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
  if (answer.WasSuccessful) return {};
  return answer.Errors.length > 0 ? words(answer.Errors) : { "": answer.Message };
}

function words(errors) {
  return Object.fromEntries(errors.map((error) => [error.PropertyName, describe(error)]));
}
