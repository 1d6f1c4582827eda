// Drafts: unsaved input of forms. Drafts are personal data, so the page stores them only in the session storage, which ends with
// the tab, and only until they are saved or discarded. A draft belongs to a place, which is the part of the URL after #.

const PREFIX = "draft ";

/** Stores the original and the current values of the controls. Returns whether there was room. */
export function keepDraft(place, before, values) {
  try {
    sessionStorage.setItem(PREFIX + place, JSON.stringify({ before, values }));
    return true;
  } catch {
    return false;
  }
}

/** Returns the draft of a place, or null. */
export const draftAt = (place) => JSON.parse(sessionStorage.getItem(PREFIX + place));

export const discardDraft = (place) => sessionStorage.removeItem(PREFIX + place);

/** Returns the places that have a draft. */
export const draftPlaces = () =>
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length))
    .sort();
