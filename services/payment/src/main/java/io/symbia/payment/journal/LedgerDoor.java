package io.symbia.payment.journal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.payment.JournalEntryId;
import io.symbia.events.payment.LedgerAccount;
import io.symbia.support.audience.Reader;
import io.symbia.support.door.Shown;
import io.symbia.support.problem.Problem;
import io.symbia.support.view.Page;
import io.symbia.support.view.PageRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The books. Nothing is put here: entries are made with the movements that they book. */
@Tag(name = "Ledger")
@RestController
class LedgerDoor {
    private final LedgerReader ledger;

    LedgerDoor(LedgerReader ledger) {
        this.ledger = ledger;
    }

    /**
     * The sums over all accounts.
     *
     * @param balanced whether debits less credits are zero in every currency
     */
    record TrialBalance(boolean balanced, List<Sums> currencies) {}

    @Operation(summary = "The trial balance: debits and credits over all accounts, by currency; public")
    @GetMapping("/trial-balance")
    ResponseEntity<TrialBalance> trialBalance() {
        List<Sums> currencies = ledger.trialBalance();
        boolean balanced =
                currencies.stream().allMatch(sums -> sums.debitsLessCredits().signum() == 0);
        return Shown.asIs(new TrialBalance(balanced, currencies));
    }

    @Operation(
            summary =
                    "An account: client-money is public as a sum, escrow:<id> and payable:<participant> are their parties'")
    @ApiResponse(
            responseCode = "403",
            description = "not_a_party: the account is its parties'",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = Problem.class)))
    @ApiResponse(responseCode = "200", description = "OK")
    @GetMapping("/accounts/{account}")
    ResponseEntity<AccountView> account(@PathVariable LedgerAccount account, Reader reader) {
        return Shown.found(ledger.account(account, reader.participant()));
    }

    @Operation(summary = "A journal entry; amounts are shown to the parties of the movement only")
    @GetMapping("/journal/{entryId}")
    ResponseEntity<JournalEntryView> entry(@PathVariable JournalEntryId entryId, Reader reader) {
        return Shown.found(ledger.entry(entryId, reader.participant()));
    }

    @Operation(summary = "Journal entries by account, or by the stream in which they stand")
    @GetMapping("/journal")
    ResponseEntity<Page<JournalEntryView>> entries(
            PageRequest page,
            @RequestParam Optional<LedgerAccount> account,
            @RequestParam Optional<StreamId> stream,
            Reader reader) {
        PageRequest wanted = page.with("lines.account", account).with("stream", stream);
        return Shown.asIs(ledger.entries(wanted, reader.participant()));
    }
}
