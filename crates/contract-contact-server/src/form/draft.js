// Drafts: what was typed into a form and is not saved. They are personal data, so they are in the session storage of the tab alone, which
// ends with it, and only until they are saved or discarded. A draft is that of a place, which is what stands after # in the URL.

const PREFIX = "draft ";

/** Keeps the values that the controls had before anything was typed, and those that they have. Whether there is room for them. */
export function keepDraft(place, before, values) {
  try {
    sessionStorage.setItem(PREFIX + place, JSON.stringify({ before, values }));
    return true;
  } catch {
    return false;
  }
}

/** The draft of a place, or null. */
export const draftAt = (place) => JSON.parse(sessionStorage.getItem(PREFIX + place));

export const discardDraft = (place) => sessionStorage.removeItem(PREFIX + place);

/** The places that have a draft. */
export const draftPlaces = () =>
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length))
    .sort();
