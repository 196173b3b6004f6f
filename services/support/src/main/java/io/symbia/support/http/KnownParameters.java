package io.symbia.support.http;

import io.symbia.support.problem.Problem;
import io.symbia.support.problem.ProblemException;
import io.symbia.support.view.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that a door does not read, that have no value, or that stand twice: whoever asks with {@code statu=OPEN} would otherwise take
 * a list of everything for the answer.
 */
final class KnownParameters implements HandlerInterceptor {
    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>(); // One a door.

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod door) || request.getQueryString() == null) return true;
        Set<String> read = known.computeIfAbsent(door, KnownParameters::of);
        request.getParameterMap().forEach((name, values) -> {
            if (!read.contains(name) && !isAtLeast(request, name)) {
                throw refused("unknown_parameter", "there is no such parameter here", name, List.copyOf(read));
            }
            if (values.length > 1) throw refused("invalid_value", "a parameter stands once", name, List.of());
            if (values[0].isEmpty()) {
                throw refused("invalid_value", "a parameter that is there has a value", name, List.of());
            }
        });
        return true;
    }

    private static boolean isAtLeast(HttpServletRequest request, String name) {
        return request.getMethod().equals("GET") && name.equals(AtLeastInterceptor.PARAMETER);
    }

    private static Set<String> of(HandlerMethod door) {
        Set<String> names = new TreeSet<>();
        for (MethodParameter parameter : door.getMethodParameters()) {
            parameter.initParameterNameDiscovery(NAMES);
            if (parameter.getParameterType() == PageRequest.class) names.addAll(PageRequest.PARAMETERS);
            RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation == null) continue;
            String name = annotation.name().isEmpty() ? parameter.getParameterName() : annotation.name();
            if (name != null) names.add(name);
        }
        return names;
    }

    private static ProblemException refused(String code, String detail, String name, List<String> accepted) {
        return new ProblemException(
                Problem.of(HttpStatus.BAD_REQUEST, code, detail).at(name).accepting(accepted));
    }
}
