package io.symbia.log;

import io.symbia.disk.Disk;
import io.symbia.disk.FolderDisk;
import io.symbia.log.fence.LogStateStore;
import io.symbia.log.fence.MongoLogState;
import io.symbia.log.fsck.FsckCommand;
import io.symbia.log.http.LogMetrics;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The process of the log. */
@SpringBootApplication(exclude = KafkaAutoConfiguration.class) // The log uses Kafka's clients directly.
@EnableConfigurationProperties(LogSettings.class)
public class LogApplication {
    private static final Pattern SETTING = Pattern.compile("--[A-Za-z0-9_-]+\\.[A-Za-z0-9._\\[\\]-]+=.*"); // Of Spring.
    private static final String HELP = "--help";
    private static final int MISTYPED = 2;
    private static final String USAGE = """
            usage: log                             starts the log; what it needs is in variables of its environment
                   log --keys                      prints its keys, which are made if there are none
                   log --new-keys                  makes the next keys
                   log --retire-old-keys           signs with the next keys alone from the next start on
                   log --restore PLACE [--new NAME]...  makes its files again from a mirror or a folder
                   log --trust-again NAME          counts a witness again that has forgotten
                   log --pass STOP... --reason TEXT      goes on although what has stopped a partition is not sealed
                   log --fsck DIR [--policy FILE]  checks a folder, and changes nothing
            docs/operations.md says when.
            """;

    /** Starts the log, or, with an option about its keys, its files, its witnesses or a stopped partition, does only that. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT); // INVARIANT 153: digits and letters are the same on every machine.
        List<String> options = List.of(arguments);
        if (!options.isEmpty() && options.getFirst().equals(FsckCommand.OPTION)) { // Has a usage of its own.
            System.exit(FsckCommand.run(options, System.out));
        } else if (KeyCommands.isAsked(options)) {
            System.exit(KeyCommands.run(options.getFirst(), System.getenv(), System.out, System.err));
        } else if (RestoreLog.isAsked(options)) {
            System.exit(RestoreLog.run(options, System.getenv(), System.out));
        } else if (TrustAgain.isAsked(options)) {
            System.out.println(TrustAgain.trust(System.getenv(), options));
        } else if (PassStops.isAsked(options)) {
            System.exit(PassStops.run(options, System.getenv(), System.out));
        } else if (options.stream().allMatch(SETTING.asMatchPredicate())) {
            SpringApplication.run(LogApplication.class, arguments);
        } else { // INVARIANT 167: what is mistyped, or asked about, neither starts a log nor does anything to one.
            System.out.print(USAGE);
            System.exit(options.contains(HELP) ? 0 : MISTYPED);
        }
    }

    /** Whether a word is no option, so that it can be the value of one. */
    static boolean isValue(String word) {
        return !word.startsWith("-");
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Disk disk(LogSettings settings) throws IOException {
        return new FolderDisk(settings.data());
    }

    @Bean(destroyMethod = "close")
    MongoLogState logState(LogSettings settings) {
        return new MongoLogState(settings.mongoUri());
    }

    @Bean
    LogNode logNode(LogSettings settings, Disk disk, LogStateStore states, Clock clock, LogMetrics metrics) {
        // Halting, not exiting: when the log must not go on, no shutdown hook may seal once more.
        return new LogNode(settings, disk, states, clock, metrics::sealed, metrics::opened, Runtime.getRuntime()::halt);
    }
}
