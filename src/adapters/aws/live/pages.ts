import { valueAt } from '../../../core/catalogue/output';
import type { ListRequest } from './lists';

/** Where answers say that another page follows, and the parameter that asks for it. The first letter's case is the protocol's. */
const TOKENS: readonly (readonly [said: string, asked: string])[] = [
  ['nextToken', 'nextToken'],
  ['NextToken', 'NextToken'],
  ['NextMarker', 'Marker'],
  ['Marker', 'Marker'],
  ['LastEvaluatedTableName', 'ExclusiveStartTableName'],
  ['position', 'position'],
];

/** The request for the page behind an answer; `null` when it was the last one. */
export function nextPage(request: ListRequest, answer: unknown): ListRequest | null {
  for (const [said, asked] of TOKENS) {
    const token = valueAt(answer, said) ?? valueAt(resultIn(answer), said);
    if (token !== undefined && token !== '') return withToken(request, asked, token);
  }
  return null;
}

/** `{DescribeStacksResult: {…}, ResponseMetadata: {…}}` → `{…}`. */
function resultIn(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return undefined;
  return Object.entries(answer).find(([key]) => key.endsWith('Result'))?.[1];
}

function withToken(request: ListRequest, name: string, token: string): ListRequest {
  switch (request.kind) {
    case 'query': {
      const parameter = `${name.charAt(0).toUpperCase()}${name.slice(1)}=${encodeURIComponent(token)}`;
      return {
        ...request,
        body: request.body === undefined ? parameter : `${request.body}&${parameter}`,
      };
    }
    case 'json': {
      const body = JSON.parse(request.body ?? '{}') as Record<string, unknown>;
      return { ...request, body: JSON.stringify({ ...body, [name]: token }) };
    }
    case 'rest': {
      const joint = request.path.includes('?') ? '&' : '?';
      return { ...request, path: `${request.path}${joint}${name}=${encodeURIComponent(token)}` };
    }
  }
}
