/** Creates an element. @internal */
export function element<Name extends "a" | "div" | "h2" | "li" | "p" | "span" | "ul">(
  name: Name,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

let ids = 0;

/** Returns an id that no element of the document has. @internal */
export function newId(page: Document): string {
  let id: string;
  do id = `contract-contact-${++ids}`;
  while (page.getElementById(id));
  return id;
}
