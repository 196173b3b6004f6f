package io.symbia.payment.payout;

import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.support.consumer.StateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The open instructions: put when created, removed when final, so that after a restart nothing has to be searched for. A
 * table is read by row only, so the instructions are spread over a fixed number of rows; in normal operation each is short.
 */
public final class OpenInstructions {

    static final int ROWS = 64; // Read one by one in a sweep; a provider's outage of 10,000 payments is 160 in each.

    private final StateTable<Row> table;
    private final List<ReentrantLock> locks =
            new ArrayList<>(); // Threads of this process queue; others are told by revision.

    public OpenInstructions(StateTable<Row> table) {
        this.table = table;
        for (int row = 0; row < ROWS; row++) locks.add(new ReentrantLock());
    }

    /** Puts an instruction; one that is there already stays as it is. */
    void put(OpenInstruction instruction) {
        PaymentInstructionId id = instruction.order().instructionId();
        change(rowOf(id), open -> {
            boolean known = open.stream()
                    .anyMatch(other -> other.order().instructionId().equals(id));
            if (known) return open;
            List<OpenInstruction> more = new ArrayList<>(open);
            more.add(instruction);
            return more;
        });
    }

    /** Removes an instruction that is final. */
    void remove(PaymentInstructionId id) {
        change(
                rowOf(id),
                open -> open.stream()
                        .filter(other -> !other.order().instructionId().equals(id))
                        .toList());
    }

    /** The instructions of one row, in [0, {@value #ROWS}). */
    List<OpenInstruction> in(int row) {
        return table.find(Integer.toString(row)).map(Row::open).orElse(List.of());
    }

    /** How many there are. */
    int count() {
        int count = 0;
        for (int row = 0; row < ROWS; row++) count += in(row).size();
        return count;
    }

    private void change(int row, UnaryOperator<List<OpenInstruction>> change) {
        ReentrantLock lock = locks.get(row);
        lock.lock();
        try {
            table.update(
                    Integer.toString(row),
                    found -> new Row(change.apply(found.map(Row::open).orElse(List.of()))));
        } finally {
            lock.unlock();
        }
    }

    private static int rowOf(PaymentInstructionId id) {
        return Math.floorMod(id.value().hashCode(), ROWS);
    }

    /** A row of the table. */
    public record Row(List<OpenInstruction> open) {
        public Row {
            open = List.copyOf(open);
        }
    }
}
