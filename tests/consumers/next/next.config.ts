import type { NextConfig } from "next";

// The repository has other lock files above this folder.
const config: NextConfig = { turbopack: { root: import.meta.dirname } };

export default config;
