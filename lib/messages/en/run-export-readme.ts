import type { ModelVersion, Run } from '@/lib/domain/model/run';

/** Loads the model in Python and tags the example; the test of the export runs it where python-crfsuite is installed. */
export const PYTHON_SNIPPET = `import hashlib
import json

import pycrfsuite

with open("model.json", encoding="utf-8") as file:
    described = json.load(file)
with open("model.crfsuite", "rb") as file:
    assert hashlib.sha256(file.read()).hexdigest() == described["sha256"], "model.json describes another model"

tagger = pycrfsuite.Tagger()
tagger.open("model.crfsuite")

with open("example.json", encoding="utf-8") as file:
    example = json.load(file)
tags = tagger.tag(example["attributes"])
for word, tag in zip(example["words"], tags):
    print(word, tag)
assert tags == example["tags"], "this reader does not give the tags the model was made with"
`;

/** README.md of an exported run. */
export function runExportReadme(run: Run, model: ModelVersion, layout: 'plain' | 'mlflow'): string {
  const f1 = run.evaluation?.scores.exact.overall.f1;
  const figure =
    f1 && run.evaluation
      ? `F1 of whole entities on the ${run.evaluation.split === 'test' ? 'test' : 'held-out'} notes: ${f1.value.toFixed(3)} (95 % interval ${f1.low.toFixed(3)} to ${f1.high.toFixed(3)}).`
      : 'It was not judged: no notes were left for it.';
  return `# Run ${run.number} of BeHealthy

A conditional random field that marks ${model.labels.join(', ')}. ${figure}

**Keep these files as safe as the notes.** model.crfsuite and model.json hold words of the training notes; no other file
does.

| file | what it is |
|---|---|
| model.crfsuite | the model, in CRFsuite's own format; sha256 ${model.sha256} |
| model.json | what reading needs beside it: labels, feature set, the lexicon learned from the training notes |
| report.json | the run: hashes of its data, curve, figures with intervals |
| settings.json | settings and feature set |
| environment.json | what trained it |
| example.json | a made-up sentence with its attributes and the tags this model gives it |

## In BeHealthy

    npm run --silent tag -- --model FOLDER < notes.jsonl > tagged.jsonl

FOLDER is where these files are. The same data trained with report.json give the same bytes:

    npm run --silent pipeline -- --data DIR --repeat report.json

## In python-crfsuite

The model takes attributes, not words: which attributes a word has is written in model.json (featureSet, version
${model.featureSet.version}) and computed by BeHealthy. ${marking(model)}With pip install python-crfsuite, in this folder:

\`\`\`python
${PYTHON_SNIPPET}\`\`\`
${layout === 'mlflow' ? MLFLOW : ''}`;
}

/** What of the figures another reader of the model does not do. */
const marking = ({ spanChanceMin }: ModelVersion) =>
  spanChanceMin === undefined
    ? ''
    : `tagger.tag gives the best path; BeHealthy, and the figures
above, mark the spans that fit together best of those with a chance of at least ${spanChanceMin}, which finds more. `;

const MLFLOW = `
## In MLflow

The archive is an MLflow file store with this one run. Look at it alone with \`mlflow ui\` in the folder that holds mlruns,
or put it into a store you have, keeping what is there:

    unzip -n RUN.zip -d FOLDER_THAT_HOLDS_MLRUNS
`;
