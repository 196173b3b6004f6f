package io.symbia.support.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.symbia.support.aggregate.VersionCondition;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.problem.Problem;
import io.symbia.support.problem.ProblemException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;

/** Turns what commands and views give into answers. */
public final class CommandHttp {
    private static final String NOT_FOUND =
            "nothing is known under this name; what was accepted a moment ago is shown with"
                    + " ?atLeast=<event id>, as the Location of its answer says";

    private CommandHttp() {}

    /**
     * 201 with {@code Location} when the command made its stream, otherwise 200; with the stream's version as {@code ETag} and a
     * {@code Link} to each proof.
     *
     * <p>The location leads to an answer that has seen the command.
     *
     * @param location path of what the command is about, such as {@code /payment/escrows/E-1}, with the id as it is: what may not stand in
     *                 a path, such as the percent sign of {@code 09506000134352.A%2FB}, is encoded here
     */
    public static ResponseEntity<CommandAnswer> answer(CommandAnswer answer, String location) {
        HttpHeaders headers = new HttpHeaders();
        headers.setETag(VersionCondition.tag(answer.version()));
        answer.events().forEach(event -> headers.add(HttpHeaders.LINK, "<" + event.proof() + ">; rel=\"proof\""));
        if (!answer.created()) return ResponseEntity.ok().headers(headers).body(answer);
        URI path = URI.create(UriUtils.encodePath(location, UTF_8) + "?atLeast="
                + answer.events().stream()
                        .filter(event -> event.stream().equals(answer.events().getFirst().stream()))
                        .toList()
                        .getLast()
                        .id());
        return ResponseEntity.created(path).headers(headers).body(answer);
    }

    /** The answer to a question about what is not there. */
    public static ProblemException notFound() {
        return new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "not_found", NOT_FOUND));
    }
}
