// Elastic Beanstalk says in PORT where its proxy expects the application.
const { createServer } = require('node:http');

const port = process.env.PORT ?? 8080;

createServer((request, response) => {
  response.setHeader('content-type', 'text/plain');
  response.end(`Version 1 answers ${request.method} ${request.url}\n`);
}).listen(port, () => console.log(`listening on port ${port}`));
