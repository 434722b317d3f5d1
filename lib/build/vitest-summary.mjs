import { writeFileSync } from 'node:fs';

/** Vitest reporter: writes `{ passed, failed, skipped: [{ title, reason }] }` to the file VITEST_SUMMARY names. */
export default class VitestSummary {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const summary = { passed: 0, failed: unhandledErrors.length, skipped: /** @type {object[]} */ ([]) };
    for (const module of modules) {
      // A file that cannot be loaded holds no tests, and must not pass for that.
      summary.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') summary.passed += 1;
        else if (result.state === 'failed') summary.failed += 1;
        else summary.skipped.push({ title: `${module.relativeModuleId}: ${test.fullName}`, reason: result.note ?? '' });
      }
    }
    if (process.env.VITEST_SUMMARY) writeFileSync(process.env.VITEST_SUMMARY, JSON.stringify(summary));
  }
}
