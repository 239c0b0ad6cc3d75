import { type Comparison, deviation, figure } from "../model/comparison.js";

interface ComparisonTableProps {
  caption: string;
  rows: readonly Comparison[];
}

/** Numbers computed here beside the ones the chapter prints. */
export function ComparisonTable({ caption, rows }: ComparisonTableProps) {
  return (
    <div class="scroll">
      <table class="comparison">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Quantity</th>
            <th scope="col">Printed</th>
            <th scope="col">Computed here</th>
            <th scope="col">Apart by</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>{figure(row.printed)}</td>
              <td data-figure={row.id}>{figure(row.computed)}</td>
              <td>{deviation(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
