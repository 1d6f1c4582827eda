import { parseSubmission, report, type SubmissionResult } from "@conform-to/react/future";
import { type CompleteCatalogue, type ContractContactUpdate, contractContact } from "contract-contact";

/** Returns Conform's `lastResult` for a wrong form, or stores the record. */
export async function save(
  formData: FormData,
  catalogue: CompleteCatalogue,
  store: (contact: ContractContactUpdate) => Promise<void>,
): Promise<SubmissionResult<string[]> | undefined> {
  const submission = parseSubmission(formData);
  const result = contractContact({ input: "form", catalogue })["~standard"].validate(submission.payload);
  if (result.issues) return report(submission, { error: result });
  await store(result.value);
  return undefined;
}
