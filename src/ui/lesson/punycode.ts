/**
 * Takes the place of the package `punycode.js` in the bundle, under its name: Node knows how names with letters of other alphabets are
 * written in addresses. A name that it refuses stays as it is written.
 */
import { domainToASCII, domainToUnicode } from 'node:url';

export default {
  toASCII: (name: string): string => (/[^\0-\x7f]/.test(name) ? domainToASCII(name) || name : name),
  toUnicode: (name: string): string => (/(?:^|\.)xn--/i.test(name) ? domainToUnicode(name) || name : name),
};
