import type { ReactNode } from "react";

interface Props {
  children: ReactNode;
  params: Promise<{ language: string }>;
}

export default async function Layout({ children, params }: Props) {
  return (
    <html lang={(await params).language}>
      <body>{children}</body>
    </html>
  );
}
