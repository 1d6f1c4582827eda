import { validateBulk } from "contract-contact/bulk";

const { complete, invalid } = await validateBulk("[]", { onProgress: ({ read }) => read.toFixed() });
export const lines: number[] = complete ? [] : invalid.map(({ line }) => line);
