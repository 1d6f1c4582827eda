import de from "contract-contact/locales/de";
import en from "contract-contact/locales/en";
import { notFound } from "next/navigation";
import { ContactForm } from "../contact-form";

const catalogues = new Map([
  ["de", de],
  ["en", en],
]);

interface Props {
  params: Promise<{ language: string }>;
}

export default async function Page({ params }: Props) {
  const catalogue = catalogues.get((await params).language) ?? notFound();
  const stored = await (await fetch(`${process.env.CONTACTS}/87654321`, { cache: "no-store" })).json();
  // The catalogue is data: the browser gets the one of its language.
  return <ContactForm stored={stored} catalogue={catalogue} />;
}
