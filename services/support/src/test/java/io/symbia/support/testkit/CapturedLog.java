package io.symbia.support.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Everything that is logged while it is open, by everybody, at the levels of a service in production. */
public final class CapturedLog implements AutoCloseable {
    private static final Map<String, Level> AS_IN_PRODUCTION =
            Map.of(Logger.ROOT_LOGGER_NAME, Level.INFO, "io.symbia", Level.INFO, "org.axonframework", Level.ERROR);

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Map<String, Level> before = new LinkedHashMap<>();
    private final Lines lines = new Lines();

    private CapturedLog() {
        AS_IN_PRODUCTION.forEach((name, level) -> {
            before.put(name, context.getLogger(name).getLevel());
            context.getLogger(name).setLevel(level);
        });
        lines.setContext(context);
        lines.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(lines);
    }

    /** Begins to capture. */
    public static CapturedLog open() {
        return new CapturedLog();
    }

    /** What was logged until now, with traces. */
    public String text() {
        return lines.text();
    }

    @Override
    public void close() {
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(lines);
        lines.stop();
        before.forEach((name, level) -> context.getLogger(name).setLevel(level));
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final StringBuilder text = new StringBuilder(); // Guarded by this.

        @Override
        protected synchronized void append(ILoggingEvent event) {
            text.append(event.getLevel()).append(' ').append(event.getLoggerName());
            text.append(' ').append(event.getFormattedMessage()).append('\n');
            IThrowableProxy failure = event.getThrowableProxy();
            if (failure != null)
                text.append(ThrowableProxyUtil.asString(failure)).append('\n');
        }

        synchronized String text() {
            return text.toString();
        }
    }
}
