"use client";

import { type CompleteCatalogue, type ContractContactUpdate, describe, readFormData, validateUpdate } from "contract-contact";
import { type FormEvent, useActionState, useState } from "react";
import { Field, names } from "./field";
import { type State, save } from "./save";

interface Props {
  stored: ContractContactUpdate;
  catalogue: CompleteCatalogue;
}

export function ContactForm({ stored, catalogue }: Props) {
  const [{ record, errors, message }, action] = useActionState<State, FormData>(save, { record: stored, errors: [] });
  const [found, setFound] = useState<State["errors"]>([]);
  const shown = found.length > 0 ? found : errors;

  // Checks in the browser, so that a wrong record is not sent. Without JavaScript the action alone checks.
  function check(event: FormEvent<HTMLFormElement>) {
    const found = validateUpdate(readFormData(new FormData(event.currentTarget)));
    setFound(found);
    if (found.length > 0) event.preventDefault();
  }

  return (
    <form noValidate action={action} onSubmit={check}>
      <input type="hidden" name="Id" defaultValue={stored.Id} />
      {names.map((name) => {
        const error = shown.find(({ PropertyName }) => PropertyName === name);
        const message = error && describe(error, catalogue);
        const value = String(record[name] ?? "");
        return <Field key={name} name={name} catalogue={catalogue} error={message} defaultValue={value} />;
      })}
      <button>Save</button>
      <p role="status">{shown.length === 0 && message}</p>
    </form>
  );
}
