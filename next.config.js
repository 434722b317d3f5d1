import { readFileSync } from 'node:fs';

const { repository } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));
/** As browsers write it: the Guide leads to the code where package.json says where it is. */
const repositoryUrl = (repository?.url ?? repository ?? '').replace(/^git\+/, '').replace(/\.git$/, '');

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm test` checks the types of everything in a step of its own.
  typescript: { ignoreBuildErrors: process.env.TYPES_APART === '1' },
  env: { REPOSITORY_URL: repositoryUrl },
  // The build for browsers of today: without what old ones lack it is smaller. One file, so that one Dexie is in a page.
  turbopack: { resolveAlias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  // They bring binaries, which no bundler can carry.
  serverExternalPackages: ['libsql', 'pg'],
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        { key: 'Cross-Origin-Embedder-Policy', value: 'require-corp' },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
      ],
    },
  ],
};

export default config;
