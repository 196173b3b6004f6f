package io.symbia.verifier.inspect;

import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.Octets;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The state of an audit, which may be large: its first line, and the checkpoint that it has seen last. */
final class StateStart {
    private static final Pattern HEADER = Pattern.compile("symbia\\.io/audit-state@v[0-9]+");
    private static final int MAX_HEADER_BYTES = 40;

    private StateStart() {}

    static void show(Octets bytes, Shown shown) {
        byte[] start = bytes.toArray();
        int length = 0;
        while (length < Math.min(start.length, MAX_HEADER_BYTES) && start[length] != '\n') {
            length++;
        }
        String header = new String(start, 0, length, StandardCharsets.ISO_8859_1);
        if (!HEADER.matcher(header).matches()) {
            throw new IllegalArgumentException("it does not begin with symbia.io/audit-state");
        }
        try {
            ByteBuffer rest = ByteBuffer.wrap(start).position(length + 1);
            int size = rest.getInt();
            if (size < 0 || size > Note.MAX_BYTES) {
                throw new IllegalArgumentException("no checkpoint has " + size + " bytes");
            }
            byte[] note = new byte[size];
            rest.get(note);
            shown.add("kind", "what an audit remembers (" + header + ")");
            LogFiles.show(Note.parse(Octets.of(note)), shown);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("it ends too early", e);
        }
    }
}
