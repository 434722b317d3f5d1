import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dependenciesOf, isAllowed } from '@/lib/build/dependencies.mjs';

const of = (licence: string, name = 'a') => ({ name, version: '1.0.0', licence, dev: false });

describe('licences of what the project stands on', () => {
  it('are allowed, every one', () => {
    const all = dependenciesOf(JSON.parse(readFileSync('package-lock.json', 'utf8')));
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((one) => !isAllowed(one))).toEqual([]);
  });

  it('are read as SPDX writes them: one of OR, all of AND', () => {
    expect(isAllowed(of('MIT'))).toBe(true);
    expect(isAllowed(of('(GPL-3.0-only OR MIT)'))).toBe(true);
    expect(isAllowed(of('MIT AND GPL-3.0-only'))).toBe(false);
    expect(isAllowed(of('GPL-3.0-only'))).toBe(false);
    expect(isAllowed(of(''))).toBe(false);
  });

  it('allow a copyleft library only where it is named', () => {
    expect(isAllowed(of('LGPL-3.0-or-later', '@img/sharp-libvips-linux-x64'))).toBe(true);
    expect(isAllowed(of('LGPL-3.0-or-later', 'another'))).toBe(false);
  });

  it('name packages inside packages by their own name', () => {
    const lock = {
      packages: {
        '': { license: 'MIT' },
        wasm: { license: 'MIT' },
        'node_modules/crfsuite-wasm': { link: true, resolved: 'wasm' },
        'node_modules/a/node_modules/@b/c': { version: '2.0.0', license: 'ISC', dev: true },
      },
    };
    expect(dependenciesOf(lock)).toEqual([{ name: '@b/c', version: '2.0.0', licence: 'ISC', dev: true }]);
  });
});
