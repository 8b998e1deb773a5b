/** Greets. `event` is a test event, or a request that came through API Gateway. */
export const handler = async (event) => {
  const name = event.name ?? event.queryStringParameters?.name ?? 'world';
  console.log('greeting', name);
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ greeting: `Hello, ${name}!` }),
  };
};
