import { Table, Td, Th } from '@/components/ui/table';
import { guide } from '@/lib/messages/guide';
import { tools } from '@/lib/messages/guide-tools';
import { TOOLS } from './proofs';
import { ProofList } from './statement';

const { tools: words } = guide;
const NAMES = Object.keys(tools) as readonly (keyof typeof tools)[];

export function ToolsSection() {
  return (
    <>
      <p className="guide-text">{words.intro}</p>
      <Table caption={words.caption} className="guide-table mt-3">
        <thead>
          <tr>
            <Th>{words.columns.tool}</Th>
            <Th>{words.columns.instead}</Th>
            <Th>{words.columns.why}</Th>
            <Th>{words.columns.proofs}</Th>
          </tr>
        </thead>
        <tbody>
          {NAMES.map((tool) => (
            <tr key={tool}>
              <th scope="row">
                {tools[tool].name}
                <p className="font-normal text-caption text-fg-2">{tools[tool].does}</p>
              </th>
              <Td>{tools[tool].instead}</Td>
              <Td>{tools[tool].why}</Td>
              <Td>
                <ProofList proofs={TOOLS[tool]} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
