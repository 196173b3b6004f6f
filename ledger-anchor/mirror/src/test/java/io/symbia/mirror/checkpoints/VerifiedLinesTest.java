package io.symbia.mirror.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifiedLinesTest {
    private static final NoteSigner CUSTOMS = signer("customs.example");
    private static final NoteSigner FINANCE = signer("finance.example");

    private final VerifiedLines verified = knowing(CUSTOMS, FINANCE);

    private static NoteSigner signer(String name) {
        return NoteSigner.cosignerOfSeed(
                name,
                Octets.of(Hash.ofContent(name.getBytes(StandardCharsets.UTF_8)).toArray()));
    }

    private static VerifiedLines knowing(NoteSigner... signers) {
        return new VerifiedLines(new NoteVerifier(
                List.of(signers).stream().map(NoteSigner::verifierKey).toList()));
    }

    private List<NoteSignature> known(String text) {
        return verified.of(text).map(Note::signatures).orElse(List.of());
    }

    @Test
    void keepsWhatIsGoodAlsoWhereALaterLineIsNot() {
        NoteSignature good = CUSTOMS.cosign("a\n", 7);
        assertThatExceptionOfType(InvalidNoteException.class)
                .isThrownBy(() -> verified.require("a\n", List.of(good, FINANCE.cosign("b\n", 7))));
        assertThat(known("a\n")).containsExactly(good);
        assertThat(known("b\n")).isEmpty();
    }

    @Test
    void keepsOneLineOfAKey() throws Exception {
        NoteSignature finance = FINANCE.cosign("a\n", 1);
        verified.require("a\n", List.of(CUSTOMS.cosign("a\n", 7), finance));
        NoteSignature later = CUSTOMS.cosign("a\n", 8);
        verified.require("a\n", List.of(later));
        assertThat(known("a\n")).containsExactly(finance, later);
    }

    @Test
    void forgetsTheTextThatWasShownLeastRecently() throws Exception {
        for (int text = 0; text <= 16; text++) {
            verified.require(text + "\n", List.of(CUSTOMS.cosign(text + "\n", 7)));
            if (text == 8) verified.require("0\n", List.of(FINANCE.cosign("0\n", 7)));
        }
        assertThat(known("0\n")).hasSize(2);
        assertThat(known("1\n")).isEmpty();
        assertThat(known("16\n")).hasSize(1);
    }
}
