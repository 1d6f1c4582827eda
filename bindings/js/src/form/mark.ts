import { element, newId } from "./element.js";
import { type Control, isChoice } from "./read.js";

/**
 * Shows a message at its control, or at the group of choices.
 *
 * @returns A function that removes the message.
 * @internal
 */
export function mark(
  [control, ...others]: readonly [Control, ...Control[]],
  text: string,
  prefix: string,
  speak: (words: HTMLElement) => void,
): () => void {
  const group = others.length > 0 || isChoice(control) ? groupOf(control) : null;
  const message = element("p", "govuk-error-message", element("span", "govuk-visually-hidden", prefix), text);
  speak(message);
  message.id = newId(control.ownerDocument);
  const place = group ? childOf(group, control) : (control.closest("label, .govuk-input__wrapper") ?? control);
  place.before(message);
  control.setCustomValidity(text);
  const invalidBefore = control.getAttribute("aria-invalid");
  // A radio button cannot be invalid by itself.
  if (control.type !== "radio") control.setAttribute("aria-invalid", "true");
  const tokens: [Element | null, string, string][] = [
    [group ?? control, "aria-describedby", message.id],
    [isChoice(control) ? null : control, "class", `govuk-${control.localName}--error`],
    [control.closest(".govuk-form-group"), "class", "govuk-form-group--error"],
  ];
  for (const token of tokens) addToken(...token);
  return () => {
    message.remove();
    control.setCustomValidity("");
    if (invalidBefore === null) control.removeAttribute("aria-invalid");
    else control.setAttribute("aria-invalid", invalidBefore);
    for (const token of tokens) removeToken(...token);
  };
}

/** Moves the focus to a control. Scrolls to the label or legend first, so that the label is visible, too. @internal */
export function focus(control: Control): void {
  const legend = isChoice(control) ? groupOf(control)?.querySelector("legend") : null;
  (legend ?? control.labels?.[0] ?? control).scrollIntoView?.(); // jsdom has none
  control.focus({ preventScroll: true });
}

/** Returns the fieldset of a choice, or null where the fieldset contains other controls. */
function groupOf(control: Control): Element | null {
  const group = control.closest("fieldset, [role=radiogroup]");
  const others = group?.querySelectorAll("input, select, textarea") ?? [];
  return [...others].every((each) => (each as Control).name === control.name) ? group : null;
}

/** Returns the child of the group that contains the control, which follows the legend and the hint. */
function childOf(group: Element, control: Element): Element {
  let child = control;
  while (child.parentElement && child.parentElement !== group) child = child.parentElement;
  return child;
}

/** Adds a token to an attribute that is a list of tokens. */
function addToken(to: Element | null, attribute: string, token: string): void {
  const before = to?.getAttribute(attribute);
  to?.setAttribute(attribute, before == null ? token : `${before} ${token}`);
}

function removeToken(from: Element | null, attribute: string, token: string): void {
  const now = from?.getAttribute(attribute);
  if (now === token) from?.removeAttribute(attribute);
  else if (now != null) from?.setAttribute(attribute, `${now} `.replace(` ${token} `, " ").slice(0, -1));
}
