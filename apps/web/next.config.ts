import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  turbopack: { root: new URL('../..', import.meta.url).pathname },
};

export default config;
