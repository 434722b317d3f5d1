import { KPI_IDS } from '../../domain/monitoring/kpi';
import { type KpiCounts, LATENCY_EDGES_MS } from '../../domain/monitoring/kpi-counts';
import { z } from '../zod';
import { REGISTRY_LIMITS } from './limits';
import { daySchema } from './monitoring';
import { countSchema, idSchema, labelSchema, roleSchema } from './parts';

/** `${browserId}.${day}` */
export const kpiCountsIdSchema = z
  .string()
  .regex(/^[0-9a-f-]{36}\.\d{4}-\d{2}-\d{2}$/)
  .refine((id) => {
    const [browser, day] = id.split('.', 2);
    return idSchema.safeParse(browser).success && daySchema.safeParse(day).success;
  });

const byLabel = <T extends z.ZodType>(row: T) =>
  z.record(labelSchema, row).refine((rows) => Object.keys(rows).length <= REGISTRY_LIMITS.labelsMax);
const hitsSchema = z.strictObject({
  truePositives: countSchema,
  falsePositives: countSchema,
  falseNegatives: countSchema,
});
const durationsSchema = z.strictObject({ ms: countSchema, count: countSchema });
const CLASSES_MAX = REGISTRY_LIMITS.labelsMax + 1;

/**
 * PUT /api/kpi-counts/{id}: all that one browser counted on one day; sending again replaces. `approval` and `browsers` the
 * server counts itself; what a browser says of them is not used.
 */
export const kpiCountsSchema: z.ZodType<KpiCounts> = z.strictObject({
  exact: byLabel(hitsSchema),
  overlap: byLabel(hitsSchema),
  agreement: z.strictObject({ both: countSchema, onlyFirst: countSchema, onlySecond: countSchema }),
  tokenTable: z
    .array(countSchema)
    .max(CLASSES_MAX * CLASSES_MAX)
    .refine((table) => Number.isInteger(Math.sqrt(table.length))),
  notes: z.strictObject({
    arrived: countSchema,
    tagged: countSchema,
    opened: countSchema,
    touchless: countSchema,
    finished: countSchema,
  }),
  touchlessReadingMs: countSchema,
  activeMs: countSchema,
  edits: byLabel(z.strictObject({ added: countSchema, deleted: countSchema, changed: countSchema, kept: countSchema })),
  latency: z.array(countSchema).length(LATENCY_EDGES_MS.length + 1),
  approval: durationsSchema,
  detection: durationsSchema,
  recovery: durationsSchema,
  falseAlarms: countSchema,
  browsers: z.strictObject({ seen: countSchema, onApproved: countSchema }),
});
export const kpiCountsSavedSchema = z.strictObject({ replaced: z.boolean() });

const kpiIdSchema = z.enum(KPI_IDS);
export const kpiTargetsBodySchema = z.strictObject({
  /** In the figure's unit; a figure that is not named keeps its own target. */
  targets: z.partialRecord(kpiIdSchema, z.number().min(0).max(1e6)),
});
export type KpiTargets = z.infer<typeof kpiTargetsBodySchema>['targets'];
export const kpiTargetsSchema = kpiTargetsBodySchema.extend({ revision: countSchema });

const kpiReadingSchema = z.strictObject({
  id: kpiIdSchema,
  /** Null: nothing was counted to tell it by. */
  value: z.number().nullable(),
  perLabel: z.record(z.string(), z.number().nullable()).optional(),
  cases: countSchema,
  target: z.number().nullable(),
  verdict: z.enum(['met', 'missed', 'no-data', 'no-target']),
});
export type ToldKpiReading = z.infer<typeof kpiReadingSchema>;
/** GET /api/kpis?from&to: figures that the roles of whoever asks may see, in the order of KPIS. */
export const kpisSchema = z.strictObject({
  from: daySchema,
  to: daySchema,
  roles: z.array(roleSchema),
  readings: z.array(kpiReadingSchema),
  /** By time, for trends: days in a row, joined until they hold 11 notes; what is left at the end waits. */
  days: z.array(
    z.strictObject({ from: daySchema, to: daySchema, browsers: countSchema, readings: z.array(kpiReadingSchema) }),
  ),
  /** Of the whole period, as it was counted; for reviewers alone. */
  counts: kpiCountsSchema.nullable(),
  targets: kpiTargetsSchema,
});
export type Kpis = z.infer<typeof kpisSchema>;
