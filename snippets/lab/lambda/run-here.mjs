// What Lambda does, in five lines: read an event, call the handler, write its answer.
import { readFileSync } from 'node:fs';
import { handler } from './index.mjs';

const event = JSON.parse(readFileSync(process.argv[2], 'utf8'));
console.log(JSON.stringify(await handler(event), null, 2));
