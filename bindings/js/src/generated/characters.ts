// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

/** A character that blank text may not hold. @internal */
export const visible = /[^\x09-\x0D\x20\x85\xA0\u1680\u180E\u2000-\u200D\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF]/;

/** A character that text may not hold. @internal */
export const control = /[\x00-\x1F\x7F-\x9F\uD800-\uDFFF]/;

/** A character that multi-line text may not hold. @internal */
export const controlOfLines = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uD800-\uDFFF]/;

/** An e-mail address, a date or a phone number that is plainly valid, if it has at most {@link plainLength} characters. @internal */
export const plainEmail = /^[\w.+-]+@[^\W_]+(?:[-.][^\W_]+)*$/;
/** @internal */
export const plainDate = /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;
/** @internal */
export const plainPhone = /^(?:[ +.()/-]*\d){3,20}$/;
/** @internal */
export const plainLength = 63;
