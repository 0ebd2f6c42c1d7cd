import { z } from 'zod';

/** An ISO day. PostgreSQL has no year 0, which ISO 8601 allows. */
export const day = z.iso.date().refine((text) => text >= '0001');
