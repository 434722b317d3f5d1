import type { ModelLook } from '@/lib/domain/model/model-look';
import { PYTHON_SNIPPET } from './run-export-readme';

/** Opens CRFsuite's file alone; the test of the export runs it where python-crfsuite is installed. */
export const WEIGHTS_SNIPPET = `import pycrfsuite

tagger = pycrfsuite.Tagger()
tagger.open("model.crfsuite")
print(tagger.labels())
tags = tagger.tag([["bias"], ["bias"]])
print(tags)
`;

/** README.md of an exported model. */
export function modelExportReadme(look: ModelLook, weightsSha256: string, described: boolean): string {
  return `# A model that marks ${look.labels.join(', ')}

A conditional random field in CRFsuite's own format, out of BeHealthy: ${look.tags.length} tags, ${look.attributes} attributes, ${look.stateFeatures + look.transitions} weights.
model.crfsuite has the sha256 ${weightsSha256}.

${described ? DESCRIBED : WEIGHTS_ALONE}`;
}

const DESCRIBED = `| file | what it is |
|---|---|
| model.crfsuite | the weights |
| model.json | what reading needs beside them: labels, feature set, the lexicon learned from the training notes |
| example.json | a made-up sentence with its attributes and the tags this model gives it |

## In python-crfsuite

The model takes attributes, not words: which attributes a word has is written in model.json (featureSet) and computed by
BeHealthy. With pip install python-crfsuite, in this folder:

\`\`\`python
${PYTHON_SNIPPET}\`\`\`
`;

const WEIGHTS_ALONE = `Which attributes a word has is not in the file: ask whoever made it. BeHealthy can show such a model and hand it on; it
cannot read notes with it.

## In python-crfsuite

\`\`\`python
${WEIGHTS_SNIPPET}\`\`\`
`;
