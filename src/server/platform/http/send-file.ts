/** An answer that is a file, sent as an attachment: whole, the range that was asked for, or the address where it is. */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { failure } from '#core/failure.ts';
import { askedPart } from '#server/platform/http/byte-range.ts';
import { sendProblem } from '#server/platform/http/problem.ts';
import type { FileAnswer, FileElsewhere, StoredFileAnswer } from '#server/platform/http/route.ts';

export function sendFile(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  file: FileAnswer | StoredFileAnswer | FileElsewhere,
): FastifyReply {
  if ('path' in file) return reply.code(303).header('location', file.path).send();
  reply
    .type(file.mediaType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName).replaceAll("'", '%27')}`);
  // One that does not come to its end breaks the connection, so that nobody takes what came for the whole.
  if ('read' in file) return reply.header('content-length', file.size).send(Readable.from(file.read(), { objectMode: false }));
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  if (file.tag === undefined) return reply.send(bytes);
  const tag = `"${file.tag}"`;
  reply.header('etag', tag).header('accept-ranges', 'bytes');
  const ifRange = headers['if-range'];
  const asked = askedPart({ range: headers.range, ifRange: Array.isArray(ifRange) ? ifRange[0] : ifRange }, tag, bytes.length);
  switch (asked.part) {
    case 'whole':
      return reply.send(bytes);
    case 'range':
      return reply
        .code(206)
        .header('content-range', `bytes ${asked.first}-${asked.last}/${bytes.length}`)
        .send(bytes.subarray(asked.first, asked.last + 1));
    case 'beyond':
      reply.removeHeader('content-disposition').header('content-range', `bytes */${bytes.length}`);
      return sendProblem(reply, failure('request.range-beyond', { size: bytes.length }));
  }
}
