import type { NextConfig } from "next";

// The packages are installed above this folder.
const config: NextConfig = { turbopack: { root: `${import.meta.dirname}/..` } };

export default config;
