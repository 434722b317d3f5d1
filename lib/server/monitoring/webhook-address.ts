import { BlockList, isIP } from 'node:net';

/**
 * Networks that are not the public internet: whoever may set a webhook must not reach through it what stands beside the
 * server. IANA's special-purpose registries (RFC 6890), multicast, and IPv6 forms that carry an IPv4 address.
 */
const INSIDE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  INSIDE.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  INSIDE.addSubnet(network, prefix, 'ipv6');

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** @param address of IP, as a resolver gives it @param loopback this machine may be called too */
export function mayCall(address: string, loopback: boolean): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  return (loopback && LOOPBACK.check(address, type)) || !INSIDE.check(address, type);
}

/**
 * Whether a webhook may have this address: https, nobody's name and password in it, no address of a private network
 * written out. What a name resolves to is looked at again at each call.
 */
export function isWebhookAddress(address: string, loopback: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password, hostname, hash } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '');
  const local =
    loopback &&
    (host === 'localhost' || (isIP(host) !== 0 && LOOPBACK.check(host, isIP(host) === 4 ? 'ipv4' : 'ipv6')));
  if (protocol !== 'https:' && !(protocol === 'http:' && local)) return false;
  if (username || password || hash || !host) return false;
  return isIP(host) === 0 ? local || !/(^|\.)(localhost|local|internal)\.?$/i.test(host) : mayCall(host, loopback);
}
