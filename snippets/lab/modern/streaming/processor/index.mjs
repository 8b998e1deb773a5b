/** Firehose hands over a batch of clicks and writes what comes back to S3: here one line of JSON each, with a date. */
export const handler = async ({ records }) => ({
  records: records.map(({ recordId, data }) => {
    const click = JSON.parse(Buffer.from(data, 'base64').toString());
    const line = `${JSON.stringify({ ...click, received: new Date().toISOString() })}\n`;
    return { recordId, result: 'Ok', data: Buffer.from(line).toString('base64') };
  }),
});
