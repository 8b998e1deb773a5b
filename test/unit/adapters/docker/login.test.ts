import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { registryOf } from '../../../../src/adapters/docker/login';

describe('The registry of an image', () => {
  for (const [image, registry] of [
    ['nginx', 'https://index.docker.io/v1/'],
    ['library/nginx', 'https://index.docker.io/v1/'],
    ['ada/shop/web', 'https://index.docker.io/v1/'],
    ['localhost/web', 'localhost'],
    ['127.0.0.1:5000/web', '127.0.0.1:5000'],
    ['123456789012.dkr.ecr.us-east-1.amazonaws.com/web', '123456789012.dkr.ecr.us-east-1.amazonaws.com'],
  ] as const)
    it(`of ${image} is ${registry}`, () => assert.equal(registryOf(image), registry));
});
