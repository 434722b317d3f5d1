import type { Course } from '../vocabulary/condition';

/** Templates that fit any course, and those of one alone. */
export type ByCourse = Readonly<Record<Course | 'any', readonly string[]>>;

export function templatesFor(templates: ByCourse, course: Course): readonly string[] {
  return [...templates.any, ...templates[course]];
}
