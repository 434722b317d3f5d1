import { ROLES, type Role } from '../../domain/person';
import { z } from '../zod';
import { REGISTRY_LIMITS } from './limits';

/** Fields that several bodies share. */
export const roleSchema = z.enum(ROLES);
export type { Role };
export const rolesSchema = z
  .array(roleSchema)
  .min(1)
  .max(ROLES.length)
  .refine((roles) => new Set(roles).size === roles.length);

export const idSchema = z.uuid();
/** Of better-auth: letters and digits. */
export const personIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** sha256, hex. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
/** ISO 8601, UTC. */
export const timeSchema = z.iso.datetime();
export const countSchema = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
/** Milliseconds or seconds, as the field's name says. */
export const durationSchema = z.number().nonnegative().max(1e9);
export const fractionSchema = z.number().min(0).max(1);
const differenceSchema = z.number().min(-1).max(1);

/** One line that a person wrote: no control character, no blank at either end. */
export const lineSchema = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => text.trim() === text && !/\p{Cc}/u.test(text));
/** Paragraphs that a person wrote. */
export const textSchema = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !/[^\P{Cc}\n\t\r]/u.test(text));

/** A label as the data names it. */
export const labelSchema = z.string().regex(/^[\p{L}\p{N}_.:/+-]{1,64}$/u);
export const labelsSchema = z
  .array(labelSchema)
  .min(1)
  .max(REGISTRY_LIMITS.labelsMax)
  .refine((labels) => new Set(labels).size === labels.length);

/** A figure with its 95 % interval, fractions of 1. */
export const estimateSchema = z.strictObject({ value: fractionSchema, low: fractionSchema, high: fractionSchema });
/** Challenger minus champion, fractions of 1. */
export const differenceEstimateSchema = z.strictObject({
  value: differenceSchema,
  low: differenceSchema,
  high: differenceSchema,
});

export const personSchema = z.strictObject({ id: personIdSchema, name: lineSchema(REGISTRY_LIMITS.nameMax) });
