"use server";

import {
  type FormRecord,
  readFormData,
  readResponse,
  type ServerError,
  type ValidationError,
  validateUpdate,
} from "contract-contact";

export interface State {
  record: FormRecord<object | null>;
  errors: readonly (ValidationError | ServerError)[];
  message?: string;
}

export async function save(_: State, formData: FormData): Promise<State> {
  const record = readFormData(formData);
  const errors = validateUpdate(record);
  if (errors.length > 0) return { record, errors };

  const headers = { "Content-Type": "application/json" };
  const request = { method: "PUT", headers, body: JSON.stringify(record) };
  const answer = await readResponse(await fetch(process.env.CONTACTS!, request));
  return { record, errors: answer.WasSuccessful ? [] : answer.Errors, message: answer.Message };
}
