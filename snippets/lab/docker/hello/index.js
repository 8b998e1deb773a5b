const { hostname } = require('node:os');

console.log(`hello from ${hostname()}`);
