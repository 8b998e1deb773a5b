import { randomUUID } from 'node:crypto';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

// Made once per container and kept between calls.
const database = new DynamoDBClient();
const unicorns = ['Bucephalus', 'Shadowfax', 'Rocinante'];

/** Answers POST /ride: picks a unicorn and records the ride for the user that API Gateway has checked. */
export const handler = async (event) => {
  const { claims } = event.requestContext.authorizer.jwt;
  const { latitude, longitude } = JSON.parse(event.body);
  const ride = {
    RideId: randomUUID(),
    User: claims.email,
    Unicorn: unicorns[Math.floor(Math.random() * unicorns.length)],
    RequestTime: new Date().toISOString(),
  };
  const strings = Object.entries(ride).map(([key, value]) => [key, { S: value }]);
  const place = { Latitude: { N: String(latitude) }, Longitude: { N: String(longitude) } };
  await database.send(
    new PutItemCommand({
      TableName: process.env.TABLE_NAME,
      Item: { ...Object.fromEntries(strings), ...place },
    }),
  );
  return { statusCode: 201, body: JSON.stringify(ride) };
};
